/** A message as topics are found among them. */
export type TopicMessage = {
  readonly id: string;
  /** Who wrote; null when that is not known, and the message counts as one more person. */
  readonly person: string | null;
  readonly subject: string;
  readonly detail: string;
  /** Words for the place that were given by themselves; empty when there are none. */
  readonly place: string;
  /** When it was written, in milliseconds since 1970; null when that is not known. */
  readonly at: number | null;
  readonly likes: number;
  readonly dislikes: number;
};
