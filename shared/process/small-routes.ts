/**
 * Routes of kinds whose addresses are few; loaded as one, since a file of its own for each names some
 * seventy others that it needs, which is more than the routes themselves.
 */
export { basisRoutes } from "#process/basis/routes.ts";
export { educationRoutes } from "#process/education/routes.ts";
export { incidentRoutes } from "#process/incident/routes.ts";
export { ladderRoutes } from "#process/ladder/routes.ts";
export { learningRoutes } from "#process/learning/routes.ts";
export { lotRoutes } from "#process/lot/routes.ts";
export { meetingRoutes } from "#process/meeting/routes.ts";
export { recusalRoutes } from "#process/recusal/routes.ts";
export { reportRoutes } from "#process/report/routes.ts";
export { rosterRoutes } from "#process/roster/routes.ts";
export { screeningRecordRoutes } from "#process/screening/routes.ts";
