-- Who makes a payment due also raises its version, so that a settler who looked before does not take it for settled.
grant update (version) on payments to klear_payments_app;
