import { SimulateSkeleton } from "@/components/simulate/simulate-skeleton";

export default function Loading() {
  return <SimulateSkeleton />;
}
