import { TrackSkeleton } from "@/components/help/track-skeleton";

export default function Loading() {
  return <TrackSkeleton />;
}
