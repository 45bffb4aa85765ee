/** A file as the server knows it. */
export interface Attached {
  id: string;
  name: string;
  mediaType: string;
  size: number;
}

/** Who uploads: an agent of the desk, the holder of a ticket's link, or somebody who has no ticket yet. */
export type UploadBy = { by: "agent" } | { token: string } | { by: "visitor" };

/** A file on its way to the server, or there, waiting for its message. */
export interface UploadItem {
  key: string;
  name: string;
  size: number;
  state: "sending" | "ready" | "refused";
  /** How much was sent, 0 to 1. */
  part: number;
  /** What the server made of it; null until it is there. */
  attached: Attached | null;
  /** A picture, shown from the browser's own memory. */
  preview: string | null;
  /** Why it was refused. */
  message: string | null;
}
