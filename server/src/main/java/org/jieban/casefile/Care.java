package org.jieban.casefile;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What passed between unit and citizen: calls, meetings, invitations, acceptance on site, conferences,
 * the panel.
 */
public final class Care {

    private CareFact.@Nullable MeetingOffered offer;
    private CareFact.@Nullable OfferAnswered answer;
    private CareFact.@Nullable SiteChecked siteCheck;
    private CareFact.@Nullable ConferenceCalled conferenceCalled;
    private CareFact.@Nullable ConferenceHeld conclusion;
    private CareFact.@Nullable UnreasonableAsked unreasonableAsked;
    private List<String> foundReasonable = List.of();
    private Set<CareFact.UnreasonableGround> answeredGrounds = Set.of();
    private int concludedInRound;
    private boolean contacted;
    private boolean met;
    private MeetingAnswer meeting = MeetingAnswer.NOT_ASKED;
    private int missedCalls;
    private int offers;

    Care() {}

    void apply(CareFact fact, int round) {
        switch (fact) {
            case CareFact.MeetingOffered offered -> {
                offer = offered;
                answer = null;
                offers++;
            }
            case CareFact.OfferAnswered answered -> {
                answer = answered;
                meeting =
                        answered.answer() == CareFact.OfferAnswer.DECLINED
                                ? MeetingAnswer.DECLINED
                                : MeetingAnswer.ACCEPTED;
            }
            case CareFact.SiteChecked checked -> siteCheck = checked;
            case CareFact.ConferenceCalled called -> conferenceCalled = called;
            case CareFact.ConferenceHeld held -> {
                conferenceCalled = null;
                conclusion = held;
                concludedInRound = round;
            }
            case CareFact.UnreasonableAsked asked -> unreasonableAsked = asked;
            case CareFact.FoundUnreasonable ignored -> unreasonableAsked = null;
            case CareFact.FoundReasonable found -> {
                if (unreasonableAsked != null) {
                    var grounds = new HashSet<>(answeredGrounds);
                    grounds.add(unreasonableAsked.ground());
                    answeredGrounds = Set.copyOf(grounds);
                }
                unreasonableAsked = null;
                foundReasonable = Longer.by(foundReasonable, found.reason());
            }
        }
    }

    /** A new round asks the citizen again whether they want to meet. */
    void beginRound() {
        beginAnew();
        meeting = MeetingAnswer.NOT_ASKED;
    }

    /** Whoever begins needs a new look on site and a new invitation, and may ask the panel again. */
    void beginAnew() {
        contacted = false;
        met = false;
        offer = null;
        answer = null;
        siteCheck = null;
        unreasonableAsked = null;
        answeredGrounds = Set.of();
        missedCalls = 0;
    }

    /** Whoever replies no longer asks the panel. */
    void replied() {
        unreasonableAsked = null;
    }

    /** The unit called the citizen, and reached them or not. */
    void called(CaseEvent.Contacted call) {
        if (!call.reached()) {
            missedCalls++;
            return;
        }
        reached();
        if (call.meeting() != MeetingAnswer.NOT_ASKED) {
            meeting = call.meeting();
        }
    }

    /** The unit met the citizen (见面). */
    void meet() {
        reached();
        met = true;
        meeting = MeetingAnswer.ACCEPTED;
    }

    private void reached() {
        missedCalls = 0;
        contacted = true;
    }

    void wished(CaseEvent.MeetingWished wish) {
        meeting = wish.wanted() ? MeetingAnswer.ACCEPTED : MeetingAnswer.DECLINED;
    }

    /** A reply that went back has to be looked at again. */
    void rejected() {
        siteCheck = null;
    }

    /** 见面邀请 of this round, the newest. */
    public Optional<CareFact.MeetingOffered> offer() {
        return Optional.ofNullable(offer);
    }

    /** What the citizen said to it. */
    public Optional<CareFact.OfferAnswered> answer() {
        return Optional.ofNullable(answer);
    }

    /** 现场验收 of the reply that waits for acceptance. */
    public Optional<CareFact.SiteChecked> siteCheck() {
        return Optional.ofNullable(siteCheck);
    }

    /** 会商 that was called and not held yet. */
    public Optional<CareFact.ConferenceCalled> conferenceCalled() {
        return Optional.ofNullable(conferenceCalled);
    }

    /** 会商结论, the newest; it binds the reply. */
    public Optional<CareFact.ConferenceHeld> conclusion() {
        return Optional.ofNullable(conclusion);
    }

    /** 申请不合理诉求认定 that the panel has not decided yet. */
    public Optional<CareFact.UnreasonableAsked> unreasonableAsked() {
        return Optional.ofNullable(unreasonableAsked);
    }

    /** Why the panel found the request reasonable, each time it was asked. */
    public List<String> foundReasonable() {
        return foundReasonable;
    }

    /** The round in which the conclusion was reached; 0 without one. */
    public int concludedInRound() {
        return concludedInRound;
    }

    /** Grounds on which the panel found the request reasonable in this round. */
    public Set<CareFact.UnreasonableGround> answeredGrounds() {
        return answeredGrounds;
    }

    /** Recorded attempts of this round, since somebody last reached the citizen, that did not. */
    public int missedCalls() {
        return missedCalls;
    }

    boolean contacted() {
        return contacted;
    }

    boolean met() {
        return met;
    }

    MeetingAnswer meeting() {
        return meeting;
    }

    int nextOffer() {
        return offers + 1;
    }
}
