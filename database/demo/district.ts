import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { LocalDate, ageBands, type AgeBand } from '../../contract/values.ts';

const perBand = <Value extends z.ZodType>(value: Value) =>
  z.object({ '0-13': value, '14-17': value, '18-34': value, '35-59': value, '60-69': value, '70-79': value, '80+': value });

const Building = z
  .tuple([z.string(), z.string(), z.number(), z.number(), z.number(), z.number()])
  .transform(([id, name, built, floors, elevator, households], context) => {
    if (floors < 1 || households < 1) context.addIssue(`${id} has neither floors nor households`);
    return { id, name, built, floors, elevator: elevator === 1, households };
  });
const Community = z.object({
  id: z.string(),
  streetId: z.string(),
  name: z.string(),
  typeName: z.string(),
  households: z.number(),
  residents: z.number(),
  age: perBand(z.number()),
  residentReps: z.number(),
  registeredRateTarget: z.number(),
  staff: z.array(z.object({ role: z.string(), roleId: z.enum(['COMMUNITY_SECRETARY', 'RC_DEPUTY', 'POINTS_CLERK', 'SOCIAL_WORKER']), name: z.string() })),
  supervision: z.array(z.object({ kind: z.string(), name: z.string(), note: z.string().optional() })),
  facilities: z.array(z.string()),
  buildings: z.array(Building),
  grids: z.array(z.object({ id: z.string(), name: z.string(), worker: z.string(), households: z.number(), buildings: z.array(z.string()) })),
});
export type DemoBuilding = z.output<typeof Building>;
export type DemoCommunity = z.output<typeof Community>;

const District = z.object({
  city: z.string(),
  district: z.object({ id: z.string(), name: z.string(), programmeStart: LocalDate, households: z.number(), residents: z.number() }),
  streets: z.array(z.object({ id: z.string(), name: z.string() })),
  nameBank: z.object({ surnames: z.string(), given: z.string() }),
  residentGenerator: z.object({
    smartphone: perBand(z.number()),
    activeShare: perBand(z.number()),
    employment: z.record(z.string(), z.record(z.string(), z.number())),
    householdSize: z.record(z.string(), z.number()),
  }),
  communities: z.array(Community),
});

/** The fictional district as its file gives it: streets, communities, buildings, grids, offices. */
export const district = District.parse(JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'communities.json'), 'utf8')));

/** A figure per age band, in the order of the bands. */
export const bands: readonly AgeBand[] = ageBands;
