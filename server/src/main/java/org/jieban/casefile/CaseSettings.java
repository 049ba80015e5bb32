package org.jieban.casefile;

import java.util.Set;
import org.jieban.calendar.Limit;
import org.jieban.organisation.UnitKind;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the life of a case; they differ between cities.
 *
 * @param acceptLimit 受理; what comes by network is accepted within two hours (DB11/T 2021—2022)
 * @param extensionsPerRound how often one round may be extended (延期一般一次)
 * @param extensionShare how long an extension may be, in percent of the limit first given
 * @param longestWait how long the citizen may be waited for at one time
 * @param longestParking how long until a parked case is looked at again
 * @param returnLimit how long a case may be returned where its dispatch set no window
 * @param statementLimit how long the parties of a dispute have to state their view
 * @param emergencyReportIn how long those called by an emergency whistle have to report in
 * @param jointReportIn the same for joint action
 * @param longTermReportIn the same for long-term problems
 * @param conferenceFromRound from which round on a case conference has to be held before a reply
 * @param panelMembers how many members at least find a request unreasonable
 * @param attemptsToReach after how many recorded attempts in a round, none of which reached the citizen,
 *     a unit may reply without contact and without a meeting
 * @param reviewLimit how long after an answer a unit may ask that it counts otherwise (剔除、考核申诉)
 * @param recheckShare how many of a hundred answers that agents recorded are asked a second time
 * @param linkWait how long the questionnaire alone asks whoever chose it, before an agent calls
 * @param whistlers which kinds of units may whistle (吹哨) when they are in charge
 */
@ConfigurationProperties("jieban.case")
record CaseSettings(
        @DefaultValue("2h") Limit acceptLimit,
        @DefaultValue("1") int extensionsPerRound,
        @DefaultValue("100") int extensionShare,
        @DefaultValue("15d") Limit longestWait,
        @DefaultValue("180d") Limit longestParking,
        @DefaultValue("1wd") Limit returnLimit,
        @DefaultValue("4wh") Limit statementLimit,
        @DefaultValue("30m") Limit emergencyReportIn,
        @DefaultValue("4wh") Limit jointReportIn,
        @DefaultValue("2wd") Limit longTermReportIn,
        @DefaultValue("3") int conferenceFromRound,
        @DefaultValue("3") int panelMembers,
        @DefaultValue("3") int attemptsToReach,
        @DefaultValue("5wd") Limit reviewLimit,
        @DefaultValue("5") int recheckShare,
        @DefaultValue("3d") Limit linkWait,
        @DefaultValue({"STREET", "DISTRICT", "DISTRICT_DEPARTMENT"}) Set<UnitKind> whistlers) {}
