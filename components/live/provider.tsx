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

  // What is one's own is shown at once. What happens anywhere on the desk is gathered: it happens all the time, in every browser.
  const { own, floor, crowd } = useMemo(
    () => ({ own: new Refresher(60), floor: new Refresher(500), crowd: new Refresher(2_000) }),
    [],
  );
  handlers.current.news = (news) => {
    syncClock(news.now);
    // What happened while the server heard nothing is told by nobody.
    const hearsAgain = news.isFresh && !wasFresh.current;
    wasFresh.current = news.isFresh;
    const refresh = (key: string, queryKey: readonly unknown[]) =>
      own.add(key, () => queries.invalidateQueries({ queryKey }));
    const refreshFloor = (key: string, queryKey: readonly unknown[]) =>
      floor.add(key, () => queries.invalidateQueries({ queryKey }));
    const hasTickets = news.tickets.length > 0;
    if (hearsAgain) own.add("all", () => queries.invalidateQueries());
    if (news.tickets === "*") refresh("tickets", trpc.tickets.pathKey());
    else for (const id of news.tickets) refresh(`ticket:${id}`, trpc.tickets.byId.queryKey({ id }));
    for (const id of news.writing) refresh(`writing:${id}`, trpc.tickets.writers.queryKey({ id }));
    if (news.mine) refresh("inbox", trpc.inbox.pathKey());
    // The frame also counts what somebody is asked to decide, of whose coming the bell tells, what is proposed, and patterns.
    if (news.mine || news.notifications || news.articles || news.patterns) refresh("me", trpc.me.pathKey());
    if (news.people || hasTickets) {
      // Who could take a waiting ticket changes with everybody's tickets and presence.
      refreshFloor("considered", trpc.tickets.considered.pathKey());
      refreshFloor("queues", trpc.queues.pathKey());
      refreshFloor("order", trpc.lists.order.pathKey());
      refreshFloor("count", trpc.lists.count.pathKey());
      refreshFloor("rows", trpc.lists.rows.pathKey());
      // All but the preview of an override, which forecasts the whole floor, and what tickets do not change.
      for (const part of ["attention", "since", "notes", "handover", "following", "choices"] as const)
        refreshFloor(`now.${part}`, trpc.now[part].pathKey());
      refreshFloor("accounts", trpc.accounts.pathKey());
      refreshFloor("customers", trpc.customers.pathKey());
      refreshFloor("review", trpc.review.pathKey());
      refreshFloor("policy.load", trpc.policy.load.pathKey());
    }
    // Made and ended as news of people; what they name is the policy's.
    if (news.people || news.policy) refreshFloor("now.overrides", trpc.now.overrides.pathKey());
    if (news.people || news.policy || hasTickets) refreshFloor("escalations", trpc.escalations.pathKey());
    // All but the preview of what is being declared: it compares every open ticket.
    if (news.incidents || hasTickets)
      for (const part of ["list", "open", "byId", "tickets"] as const)
        refreshFloor(`incidents.${part}`, trpc.incidents[part].pathKey());
    // A card says what became of its incident and of its proposal.
    if (news.patterns || news.incidents || news.drafts) refreshFloor("patterns", trpc.patterns.pathKey());
    if (news.assistant || hasTickets) refreshFloor("assistant", trpc.assistant.pathKey());
    if (news.imports) refresh("imports", trpc.imports.pathKey());
    if (news.simulations) refresh("simulations", trpc.simulations.pathKey());
    if (news.notifications) refresh("notifications", trpc.notifications.pathKey());
    if (news.people) refreshFloor("people", trpc.people.pathKey());
    // Everybody who works here, moved by every ticket: not more often than it is read.
    if (news.people) refreshFloor("agents", trpc.agents.list.queryKey());
    else if (hasTickets)
      crowd.add("agents", () => queries.invalidateQueries({ queryKey: trpc.agents.list.queryKey() }));
    if (news.policy) {
      refresh("calendars", trpc.time.calendars.queryKey());
      refresh("slack", trpc.time.slack.queryKey());
    }
    if (news.policy || news.drafts) refresh("policy", trpc.policy.pathKey());
    if (news.learning) refresh("learning", trpc.learning.pathKey());
    // What a correction has changed stands on its ticket, and grows with tickets that come in.
    else if (hasTickets) refreshFloor("ofTicket", trpc.learning.ofTicket.queryKey());
    if (news.articles) refresh("knowledge", trpc.knowledge.pathKey());
    for (const token of news.tokens) refresh(`track:${token}`, trpc.help.track.queryKey({ token }));
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
