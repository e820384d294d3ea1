export { type DueFires, defaultMisfirePolicy, dueFires, type MisfirePolicy } from './due-fires.ts';
export {
  type CronSchedule,
  type IntervalSchedule,
  nextFires,
  type OnceSchedule,
  parseSchedule,
  type Schedule,
} from './next-fires.ts';
export { ScheduleError } from './schedule-error.ts';
