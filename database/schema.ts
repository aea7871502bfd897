// Generated from the migrated database by `npm run schema`; do not edit.
import type { ColumnType } from "kysely";

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface PlatformDistrict {
  city: string;
  created_at: Timestamp;
  district_id: number;
  name: string;
  programme_start: string;
}

export interface PlatformJobMark {
  district_id: number;
  done_through: string;
  job: string;
  ran_at: Timestamp;
}

export interface PlatformKeptAnswer {
  answer: Buffer;
  caller: string;
  district_id: number;
  kept_at: Timestamp;
  key: string;
  request_hash: Buffer;
}

export interface DB {
  "platform.district": PlatformDistrict;
  "platform.job_mark": PlatformJobMark;
  "platform.kept_answer": PlatformKeptAnswer;
}
