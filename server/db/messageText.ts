/** What a message said, as it was read: of `message m`, null where it is gone or was erased. */
export const messageText = "CASE WHEN m.subject IS NULL THEN m.body ELSE m.subject || E'\\n' || m.body END";
