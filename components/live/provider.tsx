"use client";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useServerClockSync } from "@/components/time/server-clock";
import { useTRPC, useTRPCClient } from "@/components/trpc/provider";
import type { LiveNews } from "@/server/api/routers/live";
import { type LineState, LiveLine, type Open } from "./line";
import { Refresher } from "./refresher";

interface Live {
  state: LineState;
  /** This tab leads: what a browser does once, it does. */
  isLeader: boolean;
  followTicket(token: string): () => void;
}
const LiveContext = createContext<Live>({ state: "connecting", isLeader: false, followTicket: () => () => undefined });

/** The browser's sign of life, sent by the tab that holds its one connection. Where it does not arrive, the next one says
 *  the same. */
const answer = (beat: string) =>
  void fetch("/api/beat", { method: "POST", body: beat, keepalive: true }).catch(() => undefined);

/** Listens for the whole browser and refreshes what is on screen when something changed. `person` is the signed-in
 *  person's id, null on public pages. Needs `ServerClockProvider` above it. */
export function LiveProvider({ person, children }: { person: string | null; children: ReactNode }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const syncClock = useServerClockSync();
  const [state, setState] = useState<LineState>("connecting");
  const [isLeader, setLeader] = useState(false);
  const tokens = useRef(new Map<string, number>());
  const line = useRef<LiveLine | null>(null);
  const wasFresh = useRef(true);
  const handlers = useRef({ news: (_: LiveNews) => {} });

  const refresher = useMemo(() => new Refresher(60), []);
  // Of everybody who works here, and moved by every ticket: not more often than it is read.
  const slowly = useMemo(() => new Refresher(2_000), []);
  handlers.current.news = (news) => {
    syncClock(news.now);
    // What happened while the server heard nothing is told by nobody.
    const hearsAgain = news.isFresh && !wasFresh.current;
    wasFresh.current = news.isFresh;
    const refresh = (key: string, filter: { queryKey: readonly unknown[] }) =>
      refresher.add(key, () => queries.invalidateQueries(filter));
    if (hearsAgain) refresher.add("all", () => queries.invalidateQueries());
    if (news.tickets === "*") refresh("tickets", { queryKey: trpc.tickets.pathKey() });
    else for (const id of news.tickets) refresh(`ticket:${id}`, { queryKey: trpc.tickets.byId.queryKey({ id }) });
    // Who could take a waiting ticket changes with everybody's tickets and presence.
    if (news.people || news.tickets.length > 0) refresh("considered", { queryKey: trpc.tickets.considered.pathKey() });
    if (news.people || news.tickets.length > 0) {
      refresh("queues", { queryKey: trpc.queues.pathKey() });
      refresh("order", { queryKey: trpc.lists.order.pathKey() });
      refresh("count", { queryKey: trpc.lists.count.pathKey() });
      refresh("rows", { queryKey: trpc.lists.rows.pathKey() });
      refresh("now", { queryKey: trpc.now.pathKey() });
      refresh("inbox", { queryKey: trpc.inbox.pathKey() });
      refresh("accounts", { queryKey: trpc.accounts.pathKey() });
      refresh("customers", { queryKey: trpc.customers.pathKey() });
      refresh("me", { queryKey: trpc.me.pathKey() });
      refresh("review", { queryKey: trpc.review.pathKey() });
    }
    if (news.people || news.policy || news.tickets.length > 0)
      refresh("escalations", { queryKey: trpc.escalations.pathKey() });
    if (news.incidents || news.tickets.length > 0) refresh("incidents", { queryKey: trpc.incidents.pathKey() });
    if (news.imports) refresh("imports", { queryKey: trpc.imports.pathKey() });
    if (news.notifications) refresh("notifications", { queryKey: trpc.notifications.pathKey() });
    if (news.people) refresh("agents", { queryKey: trpc.agents.list.queryKey() });
    else if (news.tickets.length > 0)
      slowly.add("agents", () => queries.invalidateQueries({ queryKey: trpc.agents.list.queryKey() }));
    if (news.people) refresh("people", { queryKey: trpc.people.pathKey() });
    if (news.assistant || news.tickets.length > 0) refresh("assistant", { queryKey: trpc.assistant.pathKey() });
    if (news.policy) {
      refresh("calendars", { queryKey: trpc.time.calendars.queryKey() });
      refresh("slack", { queryKey: trpc.time.slack.queryKey() });
    }
    if (news.policy || news.drafts) refresh("policy", { queryKey: trpc.policy.pathKey() });
    if (news.learning) refresh("learning", { queryKey: trpc.learning.pathKey() });
    // What a correction has changed stands on its ticket, and grows with tickets that come in.
    else if (news.tickets.length > 0) refresh("ofTicket", { queryKey: trpc.learning.ofTicket.queryKey() });
    if (news.articles) refresh("knowledge", { queryKey: trpc.knowledge.pathKey() });
    for (const token of news.tokens) refresh(`track:${token}`, { queryKey: trpc.help.track.queryKey({ token }) });
  };

  useEffect(() => {
    const open: Open = (followed, on) => {
      const subscription = client.live.changes.subscribe(
        { tokens: followed },
        {
          onData: (event) => {
            if (event.data.beat) answer(event.data.beat);
            on.news(event.data);
          },
          onStarted: () => on.state("live"),
          onConnectionStateChange: (s) => {
            if (s.state === "connecting") on.state(s.error ? "reconnecting" : "connecting");
            if (s.state === "pending") on.state("live");
          },
          onError: () => on.state("offline"),
        },
      );
      return () => subscription.unsubscribe();
    };
    const opened = new LiveLine(open, {
      news: (n) => handlers.current.news(n),
      state: setState,
      leads: () => setLeader(true),
    });
    line.current = opened;
    opened.follow({ person, tokens: [...tokens.current.keys()] });
    return () => {
      line.current = null;
      setLeader(false);
      opened.stop();
    };
  }, [client, person]);

  const live = useMemo<Live>(() => {
    const tell = () => line.current?.follow({ person, tokens: [...tokens.current.keys()] });
    return {
      state,
      isLeader,
      followTicket(token) {
        tokens.current.set(token, (tokens.current.get(token) ?? 0) + 1);
        tell();
        return () => {
          const left = (tokens.current.get(token) ?? 1) - 1;
          if (left > 0) tokens.current.set(token, left);
          else tokens.current.delete(token);
          tell();
        };
      },
    };
  }, [state, isLeader, person]);

  return <LiveContext value={live}>{children}</LiveContext>;
}

/** Whether this tab does what a browser is to do once for all its tabs. */
export const useIsLeader = (): boolean => useContext(LiveContext).isLeader;
export const useLiveState = (): LineState => useContext(LiveContext).state;

/** Keeps a customer's ticket page fresh while it is open. */
export function useFollowTicket(token: string): void {
  const { followTicket } = useContext(LiveContext);
  const follow = useRef(followTicket);
  follow.current = followTicket;
  useEffect(() => follow.current(token), [token]);
}
