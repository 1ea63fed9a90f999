package dev.causerie.bench.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GoalTest {
    @Test
    void whatIsComparedWithNothingIsNotMet() {
        assertEquals("–", Goal.atLeastTimes(0.5).verdict(1_000, Double.NaN));
        assertEquals("–", Goal.atMostTimes(2).verdict(1_000, Double.NaN));
        assertEquals("met", Goal.atMost(2_000).verdict(1_000, Double.NaN));
    }

    @Test
    void itSaysByHowMuchItIsMissed() {
        assertEquals("met", Goal.atLeastTimes(0.5).verdict(1_000, 0.5));
        assertEquals("≥ 0.50× missed by 8 %", Goal.atLeastTimes(0.5).verdict(1_000, 0.46));
        assertEquals("≥ 0.70× missed by 50 %", Goal.atLeast(20_000, 0.7).verdict(35_000, 0.35));
    }
}
