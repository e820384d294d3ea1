export { type ChannelSettings, createChannels } from './create-channels.ts';
