import type { Detector } from '../source.ts';
import { sighting } from './k8s.ts';
import { manifests, scalarAt } from './manifests.ts';

/** A number of replicas is written down beside an autoscaler, so each apply sets back what the autoscaler had decided. */
export const replicasFightAutoscaler: Detector = {
  observable: 'config-replicas-fight-autoscaler',
  *detect(source) {
    const all = manifests(source);
    for (const scaler of all) {
      if (!/^(?:HorizontalPodAutoscaler|ScaledObject)$/.test(scaler.kind)) continue;
      const target = scalarAt(scaler, 'spec.scaleTargetRef.name')?.value;
      const workload = all.find(
        (each) => /^(?:Deployment|StatefulSet|Rollout)$/.test(each.kind) && each.name === target && target !== undefined,
      );
      const replicas = workload && scalarAt(workload, 'spec.replicas');
      if (replicas && /^\d+$/.test(replicas.value))
        yield sighting(
          replicas,
          `${workload.name} is scaled by ${scaler.kind} ${scaler.name}, and each apply sets it back to ${replicas.value}`,
          {
            service: workload.name,
            value: replicas.value,
          },
        );
    }
    for (const config of source.configs) {
      if (config.format !== 'hcl') continue;
      const scaled = config.entries.some(
        (each) =>
          each.path.length === 0 &&
          /^resource (?:aws_appautoscaling_target|aws_autoscaling_policy|google_compute_(?:region_)?autoscaler) /.test(each.key),
      );
      for (const each of config.entries) {
        const head = each.path[0] ?? '';
        const counts =
          (/^resource aws_ecs_service /.test(head) && each.key === 'desired_count') ||
          (/^resource aws_autoscaling_group /.test(head) && each.key === 'desired_capacity');
        const ignored = config.entries.some(
          (other) => other.path[0] === head && other.key === 'ignore_changes' && other.value.includes(each.key),
        );
        if (scaled && counts && !ignored && /^\d+$/.test(each.value) && each.path.length === 1)
          yield sighting(
            each,
            `${head.replace(/^resource /, '')} is scaled automatically, and each apply sets ${each.key} back to ${each.value}`,
            { value: each.value },
          );
      }
    }
  },
};
