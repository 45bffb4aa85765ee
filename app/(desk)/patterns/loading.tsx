import { PatternsSkeleton } from "@/components/patterns/patterns-skeleton";

export default function Loading() {
  return <PatternsSkeleton />;
}
