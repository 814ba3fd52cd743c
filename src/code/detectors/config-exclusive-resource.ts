import type { Config, Entry } from '../config.ts';
import type { Detector, Sighting } from '../source.ts';
import { sighting } from './k8s.ts';

/** Resources that own a whole list: what they do not name is taken away. */
const EXCLUSIVE: Readonly<Record<string, string>> = {
  aws_iam_policy_attachment: 'takes the policy from every user, role and group that it does not name, also those attached elsewhere',
  google_project_iam_policy: 'replaces all roles of the project by those that it names',
  google_folder_iam_policy: 'replaces all roles of the folder by those that it names',
  google_organization_iam_policy: 'replaces all roles of the organisation by those that it names',
  google_storage_bucket_iam_policy: 'replaces all roles of the bucket by those that it names',
  aws_iam_role_policies_exclusive: 'takes away every inline policy that it does not name',
  aws_iam_role_policy_attachments_exclusive: 'detaches every policy that it does not name',
};

/** A list inside one resource, and single entries of the same list as resources of their own: each run undoes the other. */
const INLINE: readonly { readonly owner: string; readonly block: RegExp; readonly single: RegExp; readonly by: RegExp }[] = [
  {
    owner: 'aws_security_group',
    block: /^(?:ingress|egress)$/,
    single: /^(?:aws_security_group_rule|aws_vpc_security_group_(?:ingress|egress)_rule)$/,
    by: /^security_group_id$/,
  },
  {
    owner: 'aws_default_security_group',
    block: /^(?:ingress|egress)$/,
    single: /^(?:aws_security_group_rule|aws_vpc_security_group_(?:ingress|egress)_rule)$/,
    by: /^security_group_id$/,
  },
  { owner: 'aws_route_table', block: /^route$/, single: /^aws_route$/, by: /^route_table_id$/ },
  { owner: 'aws_network_acl', block: /^(?:ingress|egress)$/, single: /^aws_network_acl_rule$/, by: /^network_acl_id$/ },
  {
    owner: 'aws_iam_role',
    block: /^(?:managed_policy_arns|inline_policy)$/,
    single: /^aws_iam_role_policy(?:_attachment)?$/,
    by: /^role$/,
  },
  {
    owner: 'azurerm_network_security_group',
    block: /^security_rule$/,
    single: /^azurerm_network_security_rule$/,
    by: /^network_security_group_name$/,
  },
  { owner: 'azurerm_virtual_network', block: /^subnet$/, single: /^azurerm_subnet$/, by: /^virtual_network_name$/ },
];

export const exclusiveResource: Detector = {
  observable: 'config-exclusive-resource',
  *detect({ configs }) {
    const hcl = configs.filter((config) => config.format === 'hcl');
    for (const config of hcl) {
      for (const entry of config.entries) {
        const type = typeOf(entry.key);
        const why = entry.path.length === 0 ? EXCLUSIVE[type] : undefined;
        if (why) yield sighting(entry, `${type} ${why}`, { resource: nameOf(entry.key) });
      }
      yield* doubled(config, hcl);
      yield* twicePolicies(config);
    }
  },
};

const typeOf = (head: string): string => /^resource (\w+) /.exec(head)?.[1] ?? '';
const nameOf = (head: string): string => head.replace(/^resource \w+ /, '');
const inBlock = (config: Config, head: string): Entry[] => config.entries.filter((each) => each.path.length === 1 && each.path[0] === head);

function* doubled(config: Config, all: readonly Config[]): Generator<Sighting> {
  for (const { owner, block, single, by } of INLINE) {
    for (const head of config.entries) {
      if (head.path.length > 0 || typeOf(head.key) !== owner) continue;
      const inline = inBlock(config, head.key).find((each) => block.test(each.key.replace(/ .*$/, '')));
      if (!inline) continue;
      const reference = new RegExp(`\\b${owner}\\.${nameOf(head.key)}\\b`);
      for (const other of all)
        for (const each of other.entries) {
          if (each.path.length !== 1 || !single.test(typeOf(each.path[0] ?? '')) || !by.test(each.key) || !reference.test(each.value))
            continue;
          yield sighting(
            each,
            `${owner} ${nameOf(head.key)} names its ${inline.key} itself and takes away what it does not name, and ${each.path[0]?.replace('resource ', '')} adds to the same list`,
            {
              resource: nameOf(head.key),
            },
          );
        }
    }
  }
}

/** A bucket, queue or topic has one policy: the second resource replaces the first. */
function* twicePolicies(config: Config): Generator<Sighting> {
  const seen = new Map<string, string>();
  for (const each of config.entries) {
    const type = typeOf(each.path[0] ?? '');
    if (
      each.path.length !== 1 ||
      !/^(?:aws_s3_bucket_policy|aws_sqs_queue_policy|aws_sns_topic_policy|aws_ecr_repository_policy)$/.test(type) ||
      !/^(?:bucket|queue_url|arn|repository)$/.test(each.key)
    )
      continue;
    const key = `${type} ${each.value}`;
    const before = seen.get(key);
    if (before && before !== each.path[0])
      yield sighting(each, `${each.value} has one ${type} only, and this one replaces that of ${before.replace(/^resource \w+ /, '')}`, {
        resource: each.value,
      });
    seen.set(key, each.path[0] ?? '');
  }
}
