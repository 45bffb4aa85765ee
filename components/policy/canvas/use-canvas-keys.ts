"use client";
import { useReactFlow } from "@xyflow/react";
import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { connect, duplicate, mayConnect, remove, rowOf } from "@/server/domain/policy/graph/edits";
import { type Position, sizes } from "@/server/domain/policy/graph/layout";
import type { CanvasActions } from "./canvas-context";
import { isDirection, neighbourOf } from "./neighbours";
import type { PolicyCanvasProps } from "./policy-canvas";
import type { Drawn } from "./use-flow";

/** What was copied last, on whichever draft: it can be put into another one. */
let clipboard: { id: string; row: Record<string, unknown> }[] = [];

interface Options
  extends Pick<
    PolicyCanvasProps,
    "document" | "run" | "history" | "isReadOnly" | "selected" | "onSelect" | "onInspect"
  > {
  drawn: Drawn;
  given: Readonly<Record<string, Position>>;
  place: (positions: Readonly<Record<string, Position>>) => void;
}

const mover: Record<string, [number, number]> = {
  ArrowLeft: [-24, 0],
  ArrowRight: [24, 0],
  ArrowUp: [0, -24],
  ArrowDown: [0, 24],
};

/** Everything that keys do on the canvas. One card at a time is reached by Tab; arrows go from card to card. */
export function useCanvasKeys(options: Options) {
  const t = useTranslations("canvas");
  const flow = useReactFlow();
  const { drawn, selected } = options;
  const { graph, layout } = drawn;
  const latest = useRef(options);
  latest.current = options;
  const [focused, setFocused] = useState<string | null>(null);
  const [linking, setLinking] = useState<string | null>(null);
  const [said, say] = useState("");
  const findRef = useRef<HTMLButtonElement>(null);
  const helpId = useId();
  const isThere = (id: string | null) => id !== null && graph.nodes.some((node) => node.id === id);
  const stop = [focused, selected[0] ?? null].find(isThere) ?? graph.nodes[0]?.id ?? null;

  // A card out of sight is not drawn: it gets the focus as soon as it is.
  const awaited = useRef<string | null>(null);
  const focusCard = useCallback(
    (id: string) => {
      const { layout: now, graph: all } = latest.current.drawn;
      const at = now.positions[id];
      const node = all.nodes.find((one) => one.id === id);
      if (!at || !node) {
        awaited.current = id;
        return;
      }
      setFocused(id);
      const card = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
      const pane = document.querySelector(".react-flow")?.getBoundingClientRect();
      const box = card?.getBoundingClientRect();
      const isInSight =
        pane &&
        box &&
        box.left >= pane.left &&
        box.right <= pane.right &&
        box.top >= pane.top &&
        box.bottom <= pane.bottom;
      if (!isInSight) {
        const { width, height } = sizes[node.kind];
        void flow.setCenter(at.x + width / 2, at.y + height / 2, { zoom: Math.max(0.7, flow.getZoom()) });
      }
      card?.focus({ preventScroll: true });
      awaited.current = card ? null : id;
    },
    [flow],
  );
  const reveal = useCallback(
    (id: string) => {
      latest.current.onSelect([id]);
      focusCard(id);
    },
    [focusCard],
  );
  // What was only just added is laid out by now.
  useEffect(() => {
    const id = awaited.current;
    if (id !== null && layout.positions[id]) focusCard(id);
  }, [layout, focusCard]);

  const act = useMemo(() => {
    const targets = (id: string) => {
      const { selected: all } = latest.current;
      return all.includes(id) ? all : [id];
    };
    return {
      remove(id: string) {
        const { run, drawn: now } = latest.current;
        const next = neighbourOf(now.graph, now.layout.positions, id, "ArrowUp");
        const gone = targets(id).filter((one) => run((d) => remove(d, one)));
        if (gone.length === 0) return;
        say(t("removed", { count: gone.length }));
        if (next) reveal(next);
      },
      copy(id: string) {
        const { document: d } = latest.current;
        clipboard = targets(id).flatMap((one) => {
          const row = rowOf(d, one);
          return row ? [{ id: one, row }] : [];
        });
        say(t("copied", { count: clipboard.length }));
      },
      again(list: readonly { id: string; row?: Record<string, unknown> }[]) {
        const made = list.flatMap(({ id, row }) => latest.current.run((d) => duplicate(d, id, row))?.node ?? []);
        if (made.length === 0) return;
        latest.current.onSelect(made);
        awaited.current = made[0]!;
        say(t("duplicated", { count: made.length }));
      },
      duplicate(id: string) {
        act.again(targets(id).map((one) => ({ id: one })));
      },
      paste() {
        if (clipboard.length > 0) act.again(clipboard);
      },
      link(from: string, to: string) {
        setLinking(null);
        if (latest.current.run((d) => connect(d, from, to))) say(t("connected"));
      },
    };
  }, [reveal, t]);

  const linkingRef = useRef(linking);
  linkingRef.current = linking;
  const actions = useMemo(
    (): CanvasActions => ({
      onFocus: setFocused,
      onFault: (id) => latest.current.onInspect(id),
      mounted(id, element) {
        if (awaited.current !== id) return;
        awaited.current = null;
        setFocused(id);
        element.focus({ preventScroll: true });
      },
      onKey(id, event) {
        const { drawn: now, isReadOnly, onSelect, onInspect, given, place } = latest.current;
        const mod = event.ctrlKey || event.metaKey;
        const from = linkingRef.current;
        const done = () => {
          event.preventDefault();
          event.stopPropagation();
        };
        if (event.altKey && mover[event.key] && !isReadOnly) {
          const at = now.layout.positions[id];
          const [x, y] = mover[event.key]!;
          done();
          if (at) place({ ...given, [id]: { x: at.x + x, y: at.y + y } });
        } else if (isDirection(event.key) && !mod) {
          done();
          const next = neighbourOf(now.graph, now.layout.positions, id, event.key);
          if (next === null) return;
          focusCard(next);
          if (from === null) onSelect([next]);
        } else if (event.key === "Enter" || event.key === " ") {
          done();
          if (from !== null && mayConnect(from, id)) act.link(from, id);
          else if (from === null) onInspect(id);
        } else if (event.key === "Escape") {
          if (from !== null) {
            done();
            setLinking(null);
            focusCard(from);
          } else if (latest.current.selected.length > 0) {
            done();
            onSelect([]);
          }
        } else if (isReadOnly) {
          return;
        } else if (event.key === "Delete" || event.key === "Backspace") {
          done();
          act.remove(id);
        } else if (!mod && !event.altKey && event.key.toLowerCase() === "l") {
          done();
          setLinking(id);
          say(t("linking"));
        } else if (mod && event.key.toLowerCase() === "d") {
          done();
          act.duplicate(id);
        } else if (mod && event.key.toLowerCase() === "c") {
          done();
          act.copy(id);
        }
      },
    }),
    [focusCard, act, t],
  );

  /** Keys that count anywhere on the canvas. */
  const onCanvasKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const isTyping = event.target instanceof Element && event.target.closest("input, textarea, [role=dialog]");
    const mod = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if ((mod && key === "f") || (key === "/" && !mod && !isTyping)) {
      event.preventDefault();
      event.stopPropagation();
      findRef.current?.click();
    } else if (mod && key === "v" && !isTyping && !options.isReadOnly) {
      event.preventDefault();
      act.paste();
    }
  };
  /** Into sight, and no more: the focus goes elsewhere. What was only just added is laid out a moment later. */
  const centred = useRef<string | null>(null);
  useEffect(() => {
    const id = centred.current;
    const at = id !== null && layout.positions[id];
    const node = graph.nodes.find((one) => one.id === id);
    if (!at || !node) return;
    centred.current = null;
    const { width, height } = sizes[node.kind];
    void flow.setCenter(at.x + width / 2, at.y + height / 2, { zoom: Math.max(0.7, flow.getZoom()) });
  });
  const centre = (id: string) => {
    centred.current = id;
  };
  return { actions, stop, centre, linking, said, helpId, findRef, reveal, touch: setFocused, onCanvasKey };
}
