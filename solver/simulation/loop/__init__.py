"""The compiled event loop of the floor: contacts, agents and their presence in the order of time.

The world is one record of addresses and figures (`records`): passing one pointer instead of two dozen arrays from
function to function makes the loop several times faster, and quicker to compile. Whoever fills it keeps the arrays
alive. No randomness here: fates are drawn before (`solver.simulation.draws`), so a replication replays bit for bit.

Work of real-time queues goes by value class, then oldest; deferred work by due date to idle agents. Contacts
that lost patience stay in line until they come to its head, with the same result as if they had left at once.

Chats would leave nobody free for what needs a whole agent. So each minute every live, messaging and deferred
queue compares the heads it wants with those it has, and agents who are to be freed for it get no new contacts
(their focus); and queues that lately attained their goal leave agents to queues that missed it (the claim).

From the bottom up: records, agenda (what happens when), lines (who waits), counting, listing (who is free), reserves
(who is kept for whom), routing (who gets a contact), handling (contacts at agents), assigning (waiting contacts meet
free agents), focus, coming (agents come and go), standby, playing (the loop).
"""
