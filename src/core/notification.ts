/** What people are told outside Statehouse. */
export const noticeKinds = ['question', 'taskFailed', 'budgetExhausted', 'alert'] as const;

export type NoticeKind = (typeof noticeKinds)[number];

export type NotificationStatus = 'pending' | 'retrying' | 'delivered' | 'dropped' | 'dead';

/** Something that happened and that people may want to hear of. */
export interface Notice {
  readonly kind: NoticeKind;
  /** Durable address of what it is about. */
  readonly subject: string;
  /** What the rows do not tell; at most 500 characters, else empty. */
  readonly detail: string;
}

/** A notice is to go out through a channel. The rows of the subject are read when it does. */
export interface NotificationQueued extends Notice {
  readonly type: 'notification.queued';
  /** Durable address of its delivery. */
  readonly notification: string;
  readonly channel: string;
}

/** A delivery went from one status to another. */
export interface NotificationChanged {
  readonly type: 'notification.changed';
  readonly notification: string;
  readonly status: NotificationStatus;
  /** Tries so far. */
  readonly tries: number;
  readonly error: string | null;
}

export type NotificationFact = NotificationQueued | NotificationChanged;

/** Input of the effect `awaitNotices`: waits for the next notices behind a position of the journal. */
export interface AwaitNoticesInput {
  readonly after: number;
}

export interface AwaitNoticesOutput {
  /** Everything up to here has been looked at. */
  readonly position: number;
  readonly notices: readonly (Notice & { readonly channels: readonly string[] })[];
}

/** Input of the effect `deliverNotice`. */
export interface DeliverNoticeInput extends Notice {
  readonly channel: string;
}

/** A failure is an outcome: the chart decides when to try again. */
export type DeliverNoticeOutput =
  | { readonly outcome: 'delivered' }
  /** There is nothing to tell any more: the question was answered, the task goes on. */
  | { readonly outcome: 'dropped'; readonly reason: string }
  | { readonly outcome: 'failed'; readonly error: string; readonly mayRetry: boolean };

/** A notice in words, as it leaves. */
export interface ComposedNotice {
  /** Stable: the same notice again has the same key. */
  readonly key: string;
  readonly kind: NoticeKind | 'test';
  readonly subject: string;
  /** One line. */
  readonly title: string;
  /** Plain text of several lines, with the command that answers. */
  readonly text: string;
  /** Where a person can look; null when the server has no known address. */
  readonly url: string | null;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

/** A way to tell people outside Statehouse. */
export interface NotificationChannel {
  /** As configured. */
  readonly name: string;
  readonly kind: 'webhook' | 'slack' | 'smtp';
  /** What goes through it. */
  readonly takes: readonly NoticeKind[];
  /** Resolves when the other side has taken it. Rejects with an error whose message holds no secret. */
  deliver(notice: ComposedNotice, signal: AbortSignal): Promise<void>;
  /** Tries the way as far as it can be tried without bothering people; absent: only a test notice tells. */
  check?(signal: AbortSignal): Promise<void>;
}

/** An open question, as a notice tells it. */
export interface QuestionBrief {
  readonly question: string;
  readonly askerName: string;
  readonly urgency: string;
  readonly options: readonly string[];
  readonly assumption: string | null;
  readonly deadline: Date | null;
  readonly status: string;
}

/** Reads what notices are about; null when it is unknown. */
export interface NoticeReader {
  question(clarification: string): Promise<QuestionBrief | null>;
  task(task: string): Promise<{ description: string; status: string; failure: string | null } | null>;
  conversation(conversation: string): Promise<{ goal: string; status: string } | null>;
}

/** A delivery as its row holds it. */
export interface NotificationRow {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly channel: string;
  readonly subject: string;
  readonly detail: string;
  readonly status: NotificationStatus;
  readonly tries: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly deliveredAt: Date | null;
}

export interface NotificationFilter {
  readonly statuses?: readonly NotificationStatus[];
  readonly channel?: string;
  readonly kinds?: readonly NoticeKind[];
  readonly subject?: string;
}
