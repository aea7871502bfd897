import type { Database } from '#platform/database.ts';
import { readDistricts } from './store.ts';

/** The district of a request without a session: that of the path if it exists, else the first one; undefined while there is none. */
export async function districtOf(database: Database, request: { readonly host: string; readonly district: number | undefined }): Promise<number | undefined> {
  const districts = await readDistricts(database.kysely);
  return request.district === undefined ? districts[0]?.district : districts.find((each) => each.district === request.district)?.district;
}
