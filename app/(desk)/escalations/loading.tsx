import { getTranslator } from "@/components/i18n/translator";
import { SkeletonRows } from "@/components/ui/skeleton";

export default function Loading() {
  return <SkeletonRows rows={10} label={getTranslator("escalations")("loading")} />;
}
