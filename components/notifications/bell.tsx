"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Bell as BellIcon } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Count } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { toast } from "@/components/ui/toast-store";
import { readNotificationsAction } from "@/server/actions/authority";
import { NotificationRow } from "./notification-row";

/** What a person was told, behind a bell with the number of what is unread. */
export function Bell({ side }: { side: ComponentProps<typeof PopoverContent>["side"] }) {
  const t = useTranslations("escalations.bell");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const [open, setOpen] = useState(false);
  const query = useQuery(trpc.notifications.mine.queryOptions());
  const data = query.data?.data;
  const unread = data?.unread ?? 0;

  async function read(id: string | null) {
    const result = await run(() => readNotificationsAction(id));
    if (!result.ok) toast({ title: result.error.message, tone: "late" });
    await queries.invalidateQueries({ queryKey: trpc.notifications.pathKey() });
  }
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <span className="relative">
        <PopoverTrigger asChild>
          <IconButton label={t("open", { count: unread })} side={side}>
            <BellIcon aria-hidden />
          </IconButton>
        </PopoverTrigger>
        {unread > 0 && (
          <span aria-hidden className="pointer-events-none absolute -top-1 -right-1">
            <Count value={Math.min(unread, 99)} tone="accent" />
          </span>
        )}
      </span>
      <PopoverContent
        aria-label={t("title")}
        side={side}
        align="start"
        className="flex max-h-[min(32rem,80dvh)] w-88 max-w-[calc(100vw-1rem)] flex-col p-0"
      >
        <header className="flex min-h-10 items-center justify-between gap-2 border-line border-b py-1.5 pr-1.5 pl-3">
          <h2 className="font-semibold">{t("title")}</h2>
          {unread > 0 && (
            <Button size="sm" variant="ghost" onClick={() => void read(null)}>
              {t("allRead")}
            </Button>
          )}
        </header>
        {!data ? (
          <p className="p-3 text-muted">{query.isError && t("failed")}</p>
        ) : data.items.length === 0 ? (
          <EmptyState icon={<BellIcon />} title={t("emptyTitle")} className="py-6">
            {t("emptyText")}
          </EmptyState>
        ) : (
          <ul className="scroll-area min-h-0">
            {data.items.map((one) => (
              <NotificationRow
                key={one.id}
                notification={one}
                onRead={() => {
                  setOpen(false);
                  if (!one.isRead) void read(one.id);
                }}
              />
            ))}
          </ul>
        )}
      </PopoverContent>
    </Popover>
  );
}
