/** Where the edited text of a draft is kept until it is sent. */
export const keptKey = (draftId: string): string => `review.${draftId}`;
