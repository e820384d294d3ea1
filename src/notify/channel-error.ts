import { RetryableError, TerminalError } from '#core';

/** The other side is not there, or asks for patience: worth another try. */
export class ChannelUnavailable extends RetryableError {
  static because(channel: string, why: string): ChannelUnavailable {
    return new ChannelUnavailable(`The channel '${channel}' did not take the notice: ${why}.`, {
      code: 'channel.unavailable',
      details: { channel },
    });
  }
}

/** The other side refuses for good. */
export class ChannelRefused extends TerminalError {
  static because(channel: string, why: string): ChannelRefused {
    return new ChannelRefused(`The channel '${channel}' refused the notice: ${why}. Check its settings.`, {
      code: 'channel.refused',
      details: { channel },
    });
  }
}
