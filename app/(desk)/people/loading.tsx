import { PeopleSkeleton } from "@/components/people/people-skeleton";

export default function Loading() {
  return <PeopleSkeleton />;
}
