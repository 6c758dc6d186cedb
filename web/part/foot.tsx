import { useQuery } from "@tanstack/react-query";
import { site } from "../api/site.ts";

/** The site's record number (备案号), where it has one: it must stand on every page. */
export function Foot() {
  const { data } = useQuery({
    queryKey: ["site"],
    queryFn: site,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.recordNumber === undefined ? null : (
    <footer className="quiet site-foot">{data.recordNumber}</footer>
  );
}
