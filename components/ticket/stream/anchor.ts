/** The id of a message on its ticket's page, for addresses that lead to it. */
export const messageAnchor = (messageId: string) => `message-${messageId}`;
