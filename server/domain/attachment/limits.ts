/** The most one file may weigh, in bytes. */
export const maxAttachmentBytes = 10 * 1024 * 1024;
/** The most files one message may carry. */
export const maxAttachments = 5;
/** The longest file name that is kept, in UTF-16 units. */
export const maxNameLength = 120;

const hour = 3_600_000;
/** How long an upload waits for the message that takes it. */
export const uploadLifeMs = 24 * hour;
/** When one that no message took is thrown away: later, so that none vanishes under a message that is just taking it. */
export const discardAfterMs = uploadLifeMs + hour;
