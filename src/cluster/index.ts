export { createInProcessTransport, localPlacement } from './in-process.ts';
