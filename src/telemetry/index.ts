export { createLogger, type LoggerOptions } from './create-logger.ts';
export { createLoadMeter, type Load, type LoadMeter } from './load-meter.ts';
