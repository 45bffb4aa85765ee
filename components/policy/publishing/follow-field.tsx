"use client";
import { useTranslations } from "use-intl";
import { Segmented } from "@/components/ui/segmented";
import { type Following, followings } from "@/server/domain/vocabulary";

interface Props {
  value: Following;
  onChange: (value: Following) => void;
}

/** Whether what waits follows a new version at once, or with its next decision. */
export function FollowField({ value, onChange }: Props) {
  const t = useTranslations("publishing");
  return (
    <div className="grid gap-1">
      <p className="font-medium text-xs">{t("follow")}</p>
      <Segmented
        label={t("follow")}
        value={value}
        onValueChange={onChange}
        className="h-auto min-h-ctl flex-wrap [&>*]:min-h-6"
        options={followings.map((one) => ({ value: one, label: t(`follows.${one}`) }))}
      />
      <p className="text-muted text-xs">{t("followText", { follow: value })}</p>
    </div>
  );
}
