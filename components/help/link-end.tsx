import { Hourglass, Unlink } from "lucide-react";
import Link from "next/link";
import { getTranslator } from "@/components/i18n/translator";
import { buttonStyle } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

const icons = { missing: Unlink, expired: Hourglass };

/** Where a link ends that opens nothing: it leads nowhere, or it was ours and its time is over. */
export function LinkEnd({ why }: { why: keyof typeof icons }) {
  const t = getTranslator("help.track");
  const Icon = icons[why];
  return (
    <EmptyState
      icon={<Icon />}
      title={<h1 className="text-md">{t(`${why}Title`)}</h1>}
      actions={
        <Link href="/help" className={buttonStyle({ variant: "primary" })}>
          {t("missingAction")}
        </Link>
      }
    >
      {t(`${why}Text`)}
    </EmptyState>
  );
}
