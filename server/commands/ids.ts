import { v7 } from "uuid";

/** Time-ordered, so that rows written together lie together. */
export const newId = (): string => v7();
