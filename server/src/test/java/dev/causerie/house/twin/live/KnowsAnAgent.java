package dev.causerie.house.twin.live;

import dev.causerie.house.twin.agent.KnowsTheFramework;

public record KnowsAnAgent(KnowsTheFramework agent) {}
