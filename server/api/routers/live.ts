import { tracked } from "@trpc/server";
import { z } from "zod";
import { now } from "../../clock";
import { signsOfLife } from "../../commands/presence/signsOfLife";
import { liveHub } from "../../db/live";
import { loadPerson, type Person } from "../../db/people";
import { ticketOfToken } from "../../db/views/customerTicket";
import { askMs } from "../../domain/rescue/hearing";
import { openProcedure, router } from "../trpc";
import { withTicks } from "../withTicks";

/** What one browser is told: topics to look at again, never data. */
export interface LiveNews {
  /** The server's time, epoch ms. */
  now: number;
  /** Changed tickets of a signed-in person's desk; `"*"` = look at everything. */
  tickets: string[] | "*";
  /** Tickets on which somebody began or ceased to write. */
  writing: string[];
  people: boolean;
  /** It may touch what the signed-in person has, is offered, or is. */
  mine: boolean;
  policy: boolean;
  drafts: boolean;
  articles: boolean;
  /** The assistant was stopped or started. */
  assistant: boolean;
  /** Something was put right, or a training moved on. */
  learning: boolean;
  /** Somebody was told something. */
  notifications: boolean;
  /** A file on its way in waits, is begun or has ended. */
  imports: boolean;
  /** An incident was declared or resolved. */
  incidents: boolean;
  /** What is claimed of many tickets changed, or was looked for. */
  patterns: boolean;
  /** A simulation waits, goes on or has ended. */
  simulations: boolean;
  /** False while the server itself does not hear of changes. */
  isFresh: boolean;
  /** Links of customers' tickets that changed. */
  tokens: string[];
  /** To be sent back at once, as a sign of life; null where nothing is asked. */
  beat: string | null;
}

const nothing: Omit<LiveNews, "now" | "isFresh" | "beat"> = {
  tickets: [],
  writing: [],
  people: false,
  mine: false,
  policy: false,
  drafts: false,
  articles: false,
  assistant: false,
  learning: false,
  notifications: false,
  imports: false,
  incidents: false,
  patterns: false,
  simulations: false,
  tokens: [],
};

const input = z.object({ tokens: z.array(z.string().max(64)).max(50), lastEventId: z.string().nullish() });

async function isStillHere(person: Person): Promise<boolean> {
  const now = await loadPerson(person.id);
  return now !== null && now.sessionVersion === person.sessionVersion;
}

/** The one live connection of a browser, for all its tabs, signed in or following tickets by link. After a reconnect the
 *  first news says to look at everything, so nothing missed stays unseen. */
export const liveRouter = router({
  changes: openProcedure.input(input).subscription(async function* ({ input: { tokens }, ctx, signal }) {
    const isStaff = ctx.person !== null;
    const life = ctx.person && (await signsOfLife().open(ctx.person.id));
    const followed = new Map<string, string>();
    const follow = async (token: string) => {
      const id = await ticketOfToken(token);
      if (id) followed.set(token, id);
    };
    for (const token of tokens) await follow(token);
    let count = 0;
    const news = (n: Omit<LiveNews, "now">) => tracked(`${now()}-${count++}`, { now: now(), ...n } satisfies LiveNews);
    // An answer is set off by this word and not by a timer of the page, which browsers hold back in tabs that nobody looks at.
    const changes = withTicks(liveHub().changes(signal), life ? askMs : null);
    const all = [...followed.keys()];
    yield news({
      tickets: isStaff ? "*" : [],
      writing: [],
      people: isStaff,
      mine: isStaff,
      policy: isStaff,
      drafts: isStaff,
      articles: isStaff,
      assistant: isStaff,
      learning: isStaff,
      notifications: isStaff,
      imports: isStaff,
      incidents: isStaff,
      patterns: isStaff,
      simulations: isStaff,
      tokens: all,
      isFresh: liveHub().isConnected,
      beat: life,
    });
    try {
      for await (const change of changes) {
        if (change === null) {
          yield news({ ...nothing, isFresh: liveHub().isConnected, beat: life });
          continue;
        }
        const concerned = ctx.person ? await change.concerned() : new Set();
        const isMine = ctx.person !== null && (concerned === "*" || concerned.has(ctx.person.id));
        // A session that ended, a person who was disabled: the stream ends too, and the browser asks anew.
        if (ctx.person && isMine && change.people && !(await isStillHere(ctx.person))) return;
        const { tickets } = change;
        const mine = tickets === "*" ? all : all.filter((token) => tickets.includes(followed.get(token)!));
        // It may have been merged into another ticket, or taken out of one: that is where its page looks from now on.
        for (const token of mine) await follow(token);
        if (!isStaff && mine.length === 0 && !change.time && change.isFresh) continue;
        yield news({
          tickets: isStaff ? tickets : [],
          writing: isStaff ? change.writing : [],
          people: isStaff && change.people,
          mine: isMine,
          policy: isStaff && change.policy,
          drafts: isStaff && change.drafts,
          articles: isStaff && change.articles,
          assistant: isStaff && change.assistant,
          learning: isStaff && change.learning,
          notifications: isStaff && change.notifications,
          imports: isStaff && change.imports,
          incidents: isStaff && change.incidents,
          patterns: isStaff && change.patterns,
          simulations: isStaff && change.simulations,
          tokens: mine,
          isFresh: change.isFresh,
          beat: null,
        });
      }
    } finally {
      if (life) await signsOfLife().close(life);
    }
  }),
});
