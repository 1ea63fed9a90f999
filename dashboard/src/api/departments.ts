import { queryOptions } from "@tanstack/react-query";
import { call } from "./http";

/** What an administrator says of a department. */
export interface Charter {
  name: string;
  description: string;
  enabled: boolean;
  members: readonly string[];
}

export interface Department extends Charter {
  id: string;
  version: number;
}

export const departmentsQuery = queryOptions({
  queryKey: ["departments"],
  queryFn: async () => (await call<{ departments: Department[] }>("GET", "/api/departments")).departments,
});

export const createDepartment = (charter: Charter) => call<Department>("POST", "/api/departments", charter);
export const changeDepartment = (id: string, base: number, charter: Charter) =>
  call<Department>("PUT", `/api/departments/${id}`, { base, ...charter });
export const deleteDepartment = (id: string) => call<void>("DELETE", `/api/departments/${id}`);
