import { DataType } from 'apache-arrow';

/** A column's type as Hive writes it, which the Glue catalog holds. */
export function hiveType(type: DataType): string {
  if (DataType.isUtf8(type)) return 'string';
  if (DataType.isBool(type)) return 'boolean';
  if (DataType.isInt(type)) return type.bitWidth === 64 ? 'bigint' : 'int';
  if (DataType.isFloat(type)) return 'double';
  if (DataType.isDate(type)) return 'date';
  if (DataType.isTimestamp(type)) return 'timestamp';
  if (DataType.isList(type)) return `array<${hiveType(type.children[0]?.type ?? type)}>`;
  throw new Error(`${type} has no type in Glue here`);
}

/** A column's type as Trino writes it, which the definition of a view holds. Athena refuses a view whose types are not those of its query. */
export function trinoType(type: DataType): string {
  if (DataType.isUtf8(type)) return 'varchar';
  if (DataType.isInt(type)) return type.bitWidth === 64 ? 'bigint' : 'integer';
  if (DataType.isBool(type) || DataType.isFloat(type) || DataType.isDate(type)) return hiveType(type);
  if (DataType.isList(type)) return `array(${trinoType(type.children[0]?.type ?? type)})`;
  throw new Error(`no view has a column of ${type} yet`);
}
