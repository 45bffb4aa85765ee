import { isDay } from "../context/days";
import { addDays } from "./period";

/** What can be asked at all: one bound for what an address holds and for what the server takes. */

const firstDay = "1990-01-01";
/** As an end that is not included. */
const lastEnd = "2190-01-01";
/** No more days at once than ten years'. */
const mostDays = 3_700;
export const mostSources = 50;

export const isAskableDay = (day: string): boolean => isDay(day) && day >= firstDay && day <= lastEnd;
/** `to` is not included. */
export const isShortEnough = (from: string, to: string): boolean => to <= addDays(from, mostDays);
export const isAskablePeriod = (from: string, to: string): boolean =>
  isAskableDay(from) && isAskableDay(to) && from < to && isShortEnough(from, to);
/** Both days included, as they are typed and kept in an address. */
export const areAskableDays = (from: string, last: string): boolean =>
  isAskableDay(from) && isAskableDay(last) && isAskablePeriod(from, addDays(last, 1));

/** PostgreSQL keeps no text with a NUL. */
export const isAskableText = (text: string, most = 200): boolean =>
  text !== "" && text.length <= most && !text.includes("\0");
/** The assistant is 0. */
export const isTier = (text: string): boolean => /^[0-9]$/.test(text);
