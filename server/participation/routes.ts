import * as contract from '#contract/participation.ts';
import { readTasks as readTasksEndpoint } from '#contract/tasks.ts';
import { bind, type Route } from '#platform/serve.ts';
import { confirmMine } from './confirm-mine.ts';
import { confirmRecords } from './confirm-records.ts';
import { decideCorrections } from './decide-corrections.ts';
import { decideObjection } from './decide-objection.ts';
import { cancelActivity, closeActivity } from './end-activity.ts';
import { listActivities } from './list-activities.ts';
import { notMe } from './not-me.ts';
import { openActivity } from './open-activity.ts';
import { printNotice } from './print-notice.ts';
import { proposeCorrection } from './propose-correction.ts';
import { raiseObjection } from './raise-objection.ts';
import { readActivity } from './read-activity.ts';
import { readCorrections } from './read-corrections.ts';
import { readHome } from './read-home.ts';
import { readMyRecords } from './read-my-records.ts';
import { readNoticeBoard } from './read-notice-board.ts';
import { followObjection, readObjection } from './read-objection.ts';
import { listPublicNotices, readPublicNotice } from './read-public-notice.ts';
import { readRecord } from './read-record.ts';
import { readReviews } from './read-reviews.ts';
import { readRosterCandidates } from './read-roster-candidates.ts';
import { readRoster } from './read-roster.ts';
import { readMyStatement, readResidentStanding } from './read-statement.ts';
import { readTasks } from './read-tasks.ts';
import { readTemplates } from './read-templates.ts';
import { recordRoster } from './record-roster.ts';
import { rejectRecords } from './reject-records.ts';
import { reviewRecords } from './review-records.ts';
import { readDraft, saveDraft } from './save-draft.ts';
import { withdrawRecords } from './withdraw-records.ts';

export const routes: readonly Route[] = [
  bind(contract.readTemplates, readTemplates),
  bind(contract.openActivity, openActivity),
  bind(contract.cancelActivity, cancelActivity),
  bind(contract.closeActivity, closeActivity),
  bind(contract.listActivities, listActivities),
  bind(contract.readActivity, readActivity),
  bind(contract.readRosterCandidates, readRosterCandidates),
  bind(contract.readRoster, readRoster),
  bind(contract.recordRoster, recordRoster),
  bind(contract.readDraft, readDraft),
  bind(contract.saveDraft, saveDraft),
  bind(contract.readRecord, readRecord),
  bind(contract.confirmRecords, confirmRecords),
  bind(contract.confirmMine, confirmMine),
  bind(contract.notMe, notMe),
  bind(contract.rejectRecords, rejectRecords),
  bind(contract.withdrawRecords, withdrawRecords),
  bind(contract.readReviews, readReviews),
  bind(contract.reviewRecords, reviewRecords),
  bind(contract.readNoticeBoard, readNoticeBoard),
  bind(contract.listPublicNotices, listPublicNotices),
  bind(contract.readPublicNotice, readPublicNotice),
  bind(contract.printNotice, printNotice),
  bind(contract.raiseObjection, raiseObjection),
  bind(contract.readObjection, readObjection),
  bind(contract.decideObjection, decideObjection),
  bind(contract.followObjection, followObjection),
  bind(contract.proposeCorrection, proposeCorrection),
  bind(contract.readCorrections, readCorrections),
  bind(contract.decideCorrections, decideCorrections),
  bind(contract.readHome, readHome),
  bind(contract.readMyStatement, readMyStatement),
  bind(contract.readMyRecords, readMyRecords),
  bind(contract.readResidentStanding, readResidentStanding),
  bind(readTasksEndpoint, readTasks),
];
