declare const brand: unique symbol;
type Brand<T, B extends string> = T & { readonly [brand]: B };

/** Ids that must not be mistaken for each other; the database layer is the only place that mints them from strings. */
export type TicketId = Brand<string, "TicketId">;
export type PersonId = Brand<string, "PersonId">;

export const asTicketId = (id: string) => id as TicketId;
export const asPersonId = (id: string) => id as PersonId;

/** Makes a fresh id. Passed into the domain, which has no source of randomness of its own. */
export type NewId = () => string;
