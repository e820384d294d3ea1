export { compareScores, type ScoreComparison } from './compare-scores.ts';
export { type MovingFigure, noteScore, type Score } from './moving-figure.ts';
export { type FigureKey, figureKeys, type ScoreSubject } from './score-keys.ts';
export {
  type ChosenLesson,
  type Lesson,
  type LessonRequest,
  lessonLines,
  selectLessons,
} from './select-lessons.ts';
