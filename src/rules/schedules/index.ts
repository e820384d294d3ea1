export { type DueFires, defaultMisfirePolicy, dueFires, type MisfirePolicy } from './due-fires.ts';
export { nextFires, parseSchedule, type Schedule } from './next-fires.ts';
export { ScheduleError } from './schedule-error.ts';
