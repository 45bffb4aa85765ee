/** The id of a message on its ticket's page, for addresses that lead to it. */
export const messageAnchor = (messageId: string) => `message-${messageId}`;

/** Whether the hash of an address leads to a message. */
export const isMessageAnchor = (hash: string) => hash.startsWith("#message-");
