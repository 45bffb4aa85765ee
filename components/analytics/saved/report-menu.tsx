"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Bookmark, BookmarkPlus, Link2, Trash2, Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { SaveDialog } from "@/components/saved/save-dialog";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { DialogRoot } from "@/components/ui/dialog";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "@/components/ui/dropdown-menu";
import { toast } from "@/components/ui/toast-store";
import { useWayBack } from "@/components/undo/way-back";
import { deleteReportAction, saveReportAction } from "@/server/actions/reports";
import { type Address, addressParams, addressQuery } from "@/server/domain/analytics/address";
import type { Page } from "@/server/domain/analytics/figures";

/** What an address keeps of a page: presets move on with the days, dates stay. */
const keptOf = (page: Page, address: Address): Record<string, string> => ({
  page,
  ...Object.fromEntries(
    Object.entries(addressParams(address)).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  ),
});
const hrefOf = ({ page, ...params }: Record<string, string>) => `/analytics/${page}${addressQuery(params)}`;
const isSame = (a: Record<string, string>, b: Record<string, string>) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** Reports that were kept, one's own and shared ones, and what is looked at now as another. */
export function ReportMenu({ page, address }: { page: Page; address: Address }) {
  const t = useTranslations("reports.saved");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const run = useRunAction();
  const wayBack = useWayBack();
  const [isSaving, setSaving] = useState(false);
  const saved = useQuery(trpc.reports.saved.queryOptions()).data?.data ?? [];
  const now = keptOf(page, address);
  const current = saved.find((one) => isSame(one.address, now));
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.reports.saved.queryKey() });

  async function copy() {
    try {
      await navigator.clipboard.writeText(window.location.href);
      toast({ title: t("copied"), tone: "good" });
    } catch {
      toast({ title: t("copyFailed"), tone: "warn" });
    }
  }
  async function remove({ id, name, address: kept, isShared }: (typeof saved)[number]) {
    const result = await run(() => deleteReportAction(id));
    const restore = () => saveReportAction({ id: null, name, address: kept, isShared });
    if (!result.ok) toast({ title: result.error.message, tone: "late" });
    else wayBack({ title: t("deleted", { name }), tone: "neutral" }, { action: restore, undone: () => null, refresh });
    await refresh();
  }
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button size="sm">
            <Bookmark aria-hidden />
            <span className="max-w-40 truncate">{current?.name ?? t("title")}</span>
          </Button>
        </MenuTrigger>
        <MenuContent align="end">
          <MenuLabel>{saved.length === 0 ? t("none") : t("title")}</MenuLabel>
          {saved.map((one) => (
            <MenuItem
              key={one.id}
              icon={one.isShared ? <Users /> : <Bookmark />}
              hint={one.isShared ? t("sharedBy", { name: one.owner.name }) : undefined}
              onSelect={() => router.push(hrefOf(one.address))}
            >
              {one.name}
            </MenuItem>
          ))}
          <MenuSeparator />
          {current ? (
            <MenuItem danger icon={<Trash2 />} onSelect={() => void remove(current)}>
              {t("delete", { name: current.name })}
            </MenuItem>
          ) : (
            <MenuItem icon={<BookmarkPlus />} onSelect={() => setSaving(true)}>
              {t("save")}
            </MenuItem>
          )}
          <MenuItem icon={<Link2 />} onSelect={() => void copy()}>
            {t("copy")}
          </MenuItem>
        </MenuContent>
      </Menu>
      <DialogRoot open={isSaving} onOpenChange={setSaving}>
        {isSaving && (
          <SaveDialog
            title={t("saveTitle")}
            text={t("saveText")}
            share={t("share")}
            save={(named) => saveReportAction({ id: null, address: now, ...named })}
            onDone={() => {
              setSaving(false);
              void refresh();
            }}
          />
        )}
      </DialogRoot>
    </>
  );
}
