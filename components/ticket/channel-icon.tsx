"use client";
import { CodeXml, Globe, Mail, MessageCircle, Phone } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";

export type Channel = "web" | "chat" | "email" | "phone" | "api";

const icons = { web: Globe, chat: MessageCircle, email: Mail, phone: Phone, api: CodeXml };

/** `withName` writes the channel out; alone, the icon speaks it. */
export function ChannelIcon({
  channel,
  withName,
  className,
}: {
  channel: Channel;
  withName?: boolean;
  className?: string;
}) {
  const t = useTranslations("ticket.channel");
  const Icon = icons[channel];
  if (withName) {
    return (
      <span className={cn("inline-flex items-center gap-1.5", className)}>
        <Icon aria-hidden className="size-3.5 text-faint" />
        {t(channel)}
      </span>
    );
  }
  return (
    <span role="img" aria-label={t(channel)} className={cn("inline-grid text-faint", className)}>
      <Icon aria-hidden className="size-3.5" />
    </span>
  );
}
