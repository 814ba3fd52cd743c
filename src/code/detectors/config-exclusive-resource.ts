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
    }
    yield* twice(hcl);
  },
};

const typeOf = (head: string): string => /^resource (\w+) /.exec(head)?.[1] ?? '';
const nameOf = (head: string): string => head.replace(/^resource \w+ /, '');
const inBlock = (config: Config, head: string): Entry[] => config.entries.filter((each) => each.path.length === 1 && each.path[0] === head);

function* doubled(config: Config, all: readonly Config[]): Generator<Sighting> {
  for (const { owner, block, single, by } of INLINE) {
    for (const head of config.entries) {
      if (head.path.length > 0 || typeOf(head.key) !== owner) continue;
      const inlines = inBlock(config, head.key).filter((each) => block.test(each.key.replace(/^dynamic /, '').replace(/ .*$/, '')));
      const inline = inlines[0];
      if (!inline) continue;
      const direct = `${owner}\\.${nameOf(head.key)}\\b`;
      const reference = new RegExp(`\\b(?:${[direct, ...outputsOf(all, new RegExp(`\\b${direct}`))].join('|')})`);
      for (const other of all)
        for (const each of other.entries) {
          if (each.path.length !== 1 || !single.test(typeOf(each.path[0] ?? '')) || !by.test(each.key) || !reference.test(each.value))
            continue;
          // Of what the group does not name at all it takes nothing away.
          const way = wayOf(other, each.path[0] ?? '');
          if (way && !inlines.some((own) => own.key.includes(way))) continue;
          yield sighting(
            each,
            `${owner} ${nameOf(head.key)} names its ${inline.key.replace(/^dynamic /, '')} itself and takes away what it does not name, and ${each.path[0]?.replace('resource ', '')} adds to the same list`,
            {
              resource: nameOf(head.key),
            },
          );
        }
    }
  }
}

/** Whether a single rule lets in or out, where it says so. */
function wayOf(config: Config, head: string): string | undefined {
  const type = typeOf(head);
  return (
    /_(ingress|egress)_rule$/.exec(type)?.[1] ??
    (type === 'aws_security_group_rule' ? inBlock(config, head).find((each) => each.key === 'type')?.value : undefined)
  );
}

/** The names under which another stack or module sees it: `output "sg" { value = aws_security_group.web.id }`. */
const outputsOf = (all: readonly Config[], reference: RegExp): string[] =>
  all.flatMap((config) =>
    config.entries.flatMap((each) => {
      const name = /^output (\w+)$/.exec(each.path[0] ?? '')?.[1];
      return name && each.key === 'value' && reference.test(each.value) ? [`outputs\\.${name}\\b`, `module\\.\\w+\\.${name}\\b`] : [];
    }),
  );

/** What a thing has one of, and the attribute that says whose it is: a second resource replaces what the first has set. */
const ONE_EACH: Readonly<Record<string, RegExp>> = {
  aws_s3_bucket_policy: /^bucket$/,
  aws_s3_bucket_notification: /^bucket$/,
  aws_s3_bucket_lifecycle_configuration: /^bucket$/,
  aws_s3_bucket_cors_configuration: /^bucket$/,
  aws_s3_bucket_public_access_block: /^bucket$/,
  aws_s3_bucket_server_side_encryption_configuration: /^bucket$/,
  aws_s3_bucket_versioning: /^bucket$/,
  aws_sqs_queue_policy: /^queue_url$/,
  aws_sqs_queue_redrive_policy: /^queue_url$/,
  aws_sns_topic_policy: /^arn$/,
  aws_ecr_repository_policy: /^repository$/,
  aws_ecr_lifecycle_policy: /^repository$/,
  aws_secretsmanager_secret_rotation: /^secret_id$/,
  aws_ssm_parameter: /^name$/,
};

function* twice(all: readonly Config[]): Generator<Sighting> {
  const seen = new Map<string, string>();
  for (const config of all)
    for (const each of config.entries) {
      const head = each.path[0] ?? '';
      const type = typeOf(head);
      // Of copies only one may exist, and another provider has things of its own.
      if (each.path.length !== 1 || ONE_EACH[type]?.test(each.key) !== true || /[$%]\{|\beach\.|\bvar\./.test(each.value)) continue;
      if (inBlock(config, head).some((other) => /^(?:count|for_each|provider)$/.test(other.key))) continue;
      const key = `${type} ${each.value}`;
      const before = seen.get(key);
      if (before && before !== head)
        yield sighting(each, `${each.value} has one ${type} only, and this one replaces that of ${before.replace(/^resource \w+ /, '')}`, {
          resource: each.value,
        });
      seen.set(key, head);
    }
}
