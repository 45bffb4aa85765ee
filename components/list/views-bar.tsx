"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { BookmarkPlus, Ellipsis, Users } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { SaveDialog } from "@/components/saved/save-dialog";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Count } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { DialogRoot } from "@/components/ui/dialog";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast-store";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { useWayBack } from "@/components/undo/way-back";
import { deleteViewAction, saveViewAction } from "@/server/actions/views";
import type { SavedView } from "./types";

/** Counts of views are looked at again this often. */
const countsEveryMs = 5_000;
/** The server counts no further. */
const mostCounted = 1_000;

interface Props {
  /** The parameters of the list as it is now. */
  address: Record<string, string>;
  mayShare: boolean;
}

const sameAddress = (a: Record<string, string>, b: Record<string, string>) => {
  const text = (x: Record<string, string>) => JSON.stringify(Object.entries(x).sort());
  return text(a) === text(b);
};
const hrefOf = (address: Record<string, string>) => {
  const search = new URLSearchParams(address).toString();
  return search ? `/queues/all?${search}` : "/queues/all";
};

/** The whole list and the views that were saved, each with how many tickets it shows now. */
export function ViewsBar({ address, mayShare }: Props) {
  const t = useTranslations("lists.views");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const wayBack = useWayBack();
  const [isSaving, setSaving] = useState(false);
  const views = useQuery(trpc.lists.views.queryOptions(undefined, { refetchInterval: countsEveryMs })).data?.data ?? [];
  const current = views.find((v) => sameAddress(v.address, address));
  const isWhole = Object.keys(address).length === 0;
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.lists.views.queryKey() });

  async function remove({ id, name, address: kept, isShared }: SavedView) {
    const result = await run(() => deleteViewAction(id));
    const restore = () => saveViewAction({ id: null, name, address: kept, isShared });
    if (!result.ok) toast({ title: result.error.message, tone: "late" });
    else wayBack({ title: t("deleted", { name }), tone: "neutral" }, { action: restore, undone: () => null, refresh });
    await refresh();
  }
  const changed = current && (current.isMine || (current.isShared && mayShare)) ? current : undefined;
  return (
    <nav aria-label={t("label")} className="scroll-area flex w-full items-center gap-1">
      <ViewLink href="/queues/all" isCurrent={isWhole} label={t("all")} />
      {views.map((v) => (
        <ViewLink
          key={v.id}
          href={hrefOf(v.address)}
          isCurrent={v === current}
          label={v.name}
          count={v.count}
          sharedBy={v.isShared ? v.owner.name : undefined}
        />
      ))}
      {!isWhole && !current && (
        <Button size="sm" variant="ghost" onClick={() => setSaving(true)}>
          <BookmarkPlus aria-hidden />
          {t("save")}
        </Button>
      )}
      {changed && (
        <Menu>
          <MenuTrigger asChild>
            <IconButton size="sm" label={t("change", { name: changed.name })}>
              <Ellipsis aria-hidden />
            </IconButton>
          </MenuTrigger>
          <MenuContent align="start">
            <MenuItem onSelect={() => setSaving(true)}>{t("rename")}</MenuItem>
            <MenuItem danger onSelect={() => void remove(changed)}>
              {t("delete")}
            </MenuItem>
          </MenuContent>
        </Menu>
      )}
      <DialogRoot open={isSaving} onOpenChange={setSaving}>
        {isSaving && (
          <SaveDialog
            title={t(changed ? "renameTitle" : "saveTitle")}
            text={t("saveText")}
            share={mayShare ? t("share") : undefined}
            current={changed}
            save={(named) => saveViewAction({ id: changed?.id ?? null, address, ...named })}
            onDone={() => {
              setSaving(false);
              void refresh();
            }}
          />
        )}
      </DialogRoot>
    </nav>
  );
}

interface LinkProps {
  href: string;
  isCurrent: boolean;
  label: string;
  count?: number;
  sharedBy?: string;
}

function ViewLink({ href, isCurrent, label, count, sharedBy }: LinkProps) {
  const t = useTranslations("lists.views");
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isCurrent ? "page" : undefined}
      title={sharedBy && t("sharedBy", { name: sharedBy })}
      className={cn(
        "inline-flex h-ctl-sm shrink-0 items-center gap-1.5 rounded-sm px-2 text-xs transition-colors duration-100",
        isCurrent ? "bg-hover font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
      )}
    >
      {sharedBy && <Users aria-hidden className="size-3 text-faint" />}
      <span className="max-w-48 truncate">{label}</span>
      {count !== undefined && (
        <>
          <Count
            aria-hidden
            value={count > mostCounted ? mostCounted : count}
            tone={isCurrent ? "accent" : "neutral"}
          />
          <VisuallyHidden>{t("count", { count, isMore: String(count > mostCounted) })}</VisuallyHidden>
        </>
      )}
    </Link>
  );
}
