package dev.causerie.chat;

import dev.causerie.department.DepartmentName;
import dev.causerie.kernel.AgentId;

/// The rating of a chat that counts: the last one, and whom it is about.
///
/// @param comment or null
/// @param time when the visitor said so last
/// @param agent who had joined last then
/// @param department which one the chat was in then, or null
public record Verdict(Rating rating, String comment, long time, AgentId agent, DepartmentName department) {}
