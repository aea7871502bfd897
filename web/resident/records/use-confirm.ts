import { confirmMine } from '#contract/participation.ts';
import { useAct } from '../../api.ts';

/** "是我" for some of my records; `confirmed` and `refused` say what became of each. */
export function useConfirm() {
  const act = useAct(confirmMine);
  const outcomes = act.done?.outcomes ?? [];
  return {
    confirm: (recordIds: readonly string[]): void => act.act({ recordIds: [...recordIds] }),
    working: act.working,
    failure: act.failure,
    confirmed: outcomes.flatMap((outcome) => ('refused' in outcome ? [] : [outcome])),
    refused: outcomes.flatMap((outcome) => ('refused' in outcome ? [outcome] : [])),
  };
}
