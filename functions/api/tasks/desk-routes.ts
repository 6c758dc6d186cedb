/** What an officer's first page asks for, loaded as one: what waits, what is due, what was said to them. */
export { deadlinesRoute } from "../office/deadlines-route.ts";
export { meRoute } from "../office/me-route.ts";
export { noticeRoutes } from "../office/notice-routes.ts";
export { bulkRoute } from "./bulk-route.ts";
export { inboxRoutes } from "./inbox-routes.ts";
