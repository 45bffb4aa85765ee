"use client";
import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Copy, Link2, Maximize, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Outcome } from "@/components/ticket/actions/outcome";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { RelativeTime } from "@/components/ui/time";
import { toast } from "@/components/ui/toast-store";
import { makeWallboardLinkAction, revokeWallboardLinkAction } from "@/server/actions/reports";
import { RevokeDialog } from "./revoke-dialog";
import { Wallboard } from "./wallboard";

/** Numbers for a wall move slowly; this is soon enough. */
export const lookEveryMs = 5_000;

/** The wallboard for a lead: full screen, and links for screens elsewhere. */
export function DeskWallboard() {
  const t = useTranslations("wallboard");
  const trpc = useTRPC();
  const board = useSuspenseQuery(trpc.reports.wallboard.queryOptions(undefined, { refetchInterval: lookEveryMs }));
  const box = useRef<HTMLDivElement>(null);
  return (
    <div ref={box} className="flex min-h-full flex-col bg-canvas">
      <Wallboard board={board.data.data}>
        <div className="flex gap-1">
          <LinksPopover />
          <IconButton label={t("fullScreen")} onClick={() => void box.current?.requestFullscreen()}>
            <Maximize aria-hidden />
          </IconButton>
        </div>
      </Wallboard>
    </div>
  );
}

function LinksPopover() {
  const t = useTranslations("wallboard.links");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const now = useServerNow();
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [revoking, setRevoking] = useState<{ id: string; name: string } | null>(null);
  const links = useQuery(trpc.reports.links.queryOptions()).data?.data ?? [];
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.reports.links.queryKey() });

  async function act<T>(what: () => Promise<Outcome<T>>): Promise<boolean> {
    setBusy(true);
    const result = await run(what);
    setBusy(false);
    if (!result.ok) toast({ title: result.error.message, tone: "warn" });
    else await refresh();
    return result.ok;
  }
  async function copy(url: string) {
    try {
      await navigator.clipboard.writeText(url);
      toast({ title: t("copied"), tone: "good" });
    } catch {
      toast({ title: t("copyFailed"), tone: "warn" });
    }
  }
  /** The list stood aside for the question. */
  const back = () => {
    setRevoking(null);
    setOpen(true);
  };
  const list = (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <IconButton label={t("title")}>
          <Link2 aria-hidden />
        </IconButton>
      </PopoverTrigger>
      <PopoverContent aria-label={t("title")} align="end" className="grid w-80 gap-3">
        <p className="text-muted text-xs">{t("text")}</p>
        <ul className="grid gap-2">
          {links.map((one) => (
            <li key={one.id} className="flex items-center gap-1">
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium text-sm">{one.name}</p>
                <p className="text-muted text-xs">
                  {one.seenAt === null ? t("unseen") : t("seen")}{" "}
                  {one.seenAt !== null && <RelativeTime at={one.seenAt} now={now} focusable={false} />}
                </p>
              </div>
              <IconButton size="sm" label={t("copy", { name: one.name })} onClick={() => void copy(one.url)}>
                <Copy aria-hidden />
              </IconButton>
              <IconButton
                size="sm"
                label={t("revoke", { name: one.name })}
                disabled={busy}
                onClick={() => {
                  setOpen(false);
                  setRevoking(one);
                }}
              >
                <Trash2 aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
        <form
          className="flex items-end gap-2"
          onSubmit={async (event) => {
            event.preventDefault();
            if (name.trim() && (await act(() => makeWallboardLinkAction(name)))) setName("");
          }}
        >
          <Field label={t("name")} className="flex-1">
            {(control) => (
              <Input {...control} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
            )}
          </Field>
          <Button type="submit" variant="primary" disabled={busy || name.trim() === ""}>
            {t("make")}
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  );
  return (
    <>
      {list}
      <DialogRoot open={revoking !== null} onOpenChange={(stays) => !stays && back()}>
        {revoking && (
          <RevokeDialog
            name={revoking.name}
            busy={busy}
            onRevoke={async () => {
              if (await act(() => revokeWallboardLinkAction(revoking.id))) back();
            }}
          />
        )}
      </DialogRoot>
    </>
  );
}
