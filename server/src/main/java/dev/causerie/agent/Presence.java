package dev.causerie.agent;

import dev.causerie.kernel.AgentId;

/// An agent who is there, and as what.
public record Presence(AgentId agent, AgentStatus status) {}
